/** An element of an XML file, its text put together. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(\w*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';') || !(name in entities)) throw new Error(`Not an entity: ${whole}`);
    return entities[name]!;
  });
}

/** Reads the XML that a picture is made of. @throws at the first thing that is not well-formed, or that a picture has no use for */
export function readXml(file: string): XmlElement {
  // XML 1.0, section 2.2: the characters that a file may hold.
  const bad = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(file);
  if (bad) throw new Error(`Not a character of XML at ${bad.index}`);
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?xml [^>]*\?>\n|<\/([\w:-]+)>|<([\w:-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<>]+)/gy;
  let at = 0;
  for (let match = token.exec(file); match; match = token.exec(file)) {
    at = token.lastIndex;
    const [, end, start, attributes, empty, text] = match;
    if (text !== undefined) open.at(-1)!.text += decoded(text);
    else if (end !== undefined) {
      if (open.pop()!.name !== end) throw new Error(`</${end}> closes another element`);
    } else if (start !== undefined) {
      const pairs = [...attributes!.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decoded(value!)] as const);
      if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`<${start}> has an attribute twice`);
      const element = { name: start, attributes: Object.fromEntries(pairs), children: [], text: '' };
      open.at(-1)!.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (at !== file.length || open.length !== 1 || root.children.length !== 1) throw new Error(`Not well-formed at ${at}: ${file.slice(at, at + 60)}`);
  return root.children[0]!;
}

export const everyElement = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(everyElement)];
