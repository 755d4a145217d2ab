// A topic starts at the beginning or after a space or bracket, so that an address with a hash is none; it has a letter.
const topicPattern = /(^|[\s([{«„“"'])#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,49})/gu;
const codePattern = /```[\s\S]*?```|`[^`\n]*`/g;

/** The form in which a topic is stored and compared: `Sea-Trials` and `sea-trials` are one. */
export function topicKey(topic: string): string {
  return topic.normalize('NFC').toLocaleLowerCase('en').replace(/-+$/, '');
}

/** Topics of a text in their order, each once, at most ten. Hashes in code are no topics, nor are bare numbers. */
export function topicsOf(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.replace(codePattern, ' ').matchAll(topicPattern)) {
    const key = topicKey(match[2] ?? '');
    if (/\p{L}/u.test(key)) found.add(key);
    if (found.size === 10) break;
  }
  return [...found];
}
