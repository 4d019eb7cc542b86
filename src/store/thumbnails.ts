import { useEffect, useState } from 'react';
import { services } from './services';

/** URLs kept for thumbnails that scroll back into view; each holds some 5 kB. */
const kept = 600;
const urls = new Map<string, Promise<string | null>>();

/** The `blob:` URL of an image's thumbnail, the same one for all who ask until it falls out of use. */
function thumbnailUrl(id: string): Promise<string | null> {
  const known = urls.get(id);
  if (known) {
    urls.delete(id);
    urls.set(id, known);
    return known;
  }
  const url = services().ingest.thumbnail(id).catch(() => null);
  urls.set(id, url);
  for (const [oldest, old] of urls) {
    if (urls.size <= kept) break;
    urls.delete(oldest);
    void old.then((one) => one && URL.revokeObjectURL(one));
  }
  return url;
}

/** null until it is read, and where there is none. */
export function useThumbnail(id: string): string | null {
  const [loaded, setLoaded] = useState<{ id: string; url: string | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void thumbnailUrl(id).then((url) => wanted && setLoaded({ id, url }));
    return () => {
      wanted = false;
    };
  }, [id]);
  return loaded?.id === id ? loaded.url : null;
}
