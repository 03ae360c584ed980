/** Replaces a variable part of a message. */
const VARIABLE = '…';

/** Quoted texts and words, which may contain apostrophes. Each is matched once, from its start, so that this takes linear time. */
const PARTS = /"[^"]*"|“[^”]*”|'[^']*'|[^\s"“']+(?:'[^\s"“']+)*/g;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Replaces what differs between the messages of equal failures: the name of the operation, quoted texts, hrefs, and words with digits,
 * such as ids and numbers. `Item item-7 was not found in shard 2` becomes `Item … was not found in shard …`.
 *
 * @param message on one line
 * @param label the name of the operation; null if the message does not contain it
 */
export function messagePattern(message: string, label: string | null): string {
  let general = message;
  for (const name of namesOf(label)) general = withoutWord(general, name);
  return general.replace(PARTS, (part) => (/^["“'].+|[\d/@]/.test(part) ? VARIABLE : part));
}

/** The label, and the last segment of a path. */
function namesOf(label: string | null): readonly string[] {
  if (label === null) return [];
  const segment = /([^/]*)\/?$/.exec(label.slice(-LONGEST_NAME))?.[1] ?? '';
  return [label, segment].filter((name, index, all) => name.length > 1 && all.indexOf(name) === index);
}

const LONGEST_NAME = 1000;

/** Replaces a word, unless it is a part of another word. */
function withoutWord(text: string, word: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, from)) {
    const end = at + word.length;
    const isWord = !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(end));
    result += text.slice(from, at) + (isWord ? VARIABLE : word);
    from = end;
  }
  return result + text.slice(from);
}
