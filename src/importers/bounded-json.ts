import type { ModelFile } from './types';
import { baseName, fail, quoted } from './fail';

const maxBytes = 64 * 2 ** 20;
const maxDepth = 200;

/**
 * Parses a JSON file from anywhere, its size and its depth bounded before it is parsed.
 * @throws GraftFailure 'too-large' or 'bad-json', naming the file.
 */
export async function readBoundedJson({ path, blob }: ModelFile): Promise<unknown> {
  const file = baseName(path);
  if (blob.size > maxBytes) fail('too-large', `${quoted(file)} is larger than ${maxBytes / 2 ** 20} MB: not a model description.`, { file });
  const text = (await blob.text()).replace(/^\ufeff/, '');
  if (depthOf(text) > maxDepth) fail('bad-json', `${quoted(file)} is nested more than ${maxDepth} levels deep: not a model description.`, { file });
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message.slice(0, 120) : '';
    return fail('bad-json', `${quoted(file)} is not valid JSON (${detail}). Download or export the model again.`, { file });
  }
}

/** Deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (inString) {
      if (letter === 0x5c) at++;
      else if (letter === 0x22) inString = false;
    } else if (letter === 0x22) inString = true;
    else if (letter === 0x5b || letter === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (letter === 0x5d || letter === 0x7d) depth--;
  }
  return deepest;
}
