import { listFiles, readSource } from '../support/sources';

const sources = listFiles('src', /\.tsx?$/);
const styles = listFiles('src', /\.scss$/);

function filesWith(files: readonly string[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(readSource(file)));
}

describe('sources', () => {
  test('nothing in src asks whether it runs locally', () => {
    expect(filesWith(sources, /localhost|isLocal|X-Local-User/i)).toEqual([]);
  });

  test('colours come from the theme: no literal in a style sheet', () => {
    expect(filesWith(styles, /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i)).toEqual([]);
  });

  test('style sheets use logical sides, so that right-to-left mirrors by itself', () => {
    expect(filesWith(styles, /\b(margin|padding|border)-(left|right)\b|\btext-align:\s*(left|right)\b/)).toEqual([]);
  });

  test('no file is named for a vague role', () => {
    expect(sources.filter((file) => /(Helper|Manager|Utils?)\.tsx?$/i.test(file))).toEqual([]);
  });

  test('text of others reaches the page in one place only', () => {
    const setters = filesWith(sources, /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/);
    expect(setters.filter((file) => !file.startsWith('src/ui/RichText/'))).toEqual([]);
  });
});
