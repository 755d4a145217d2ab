import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.join(__dirname, '../..');

/** Every file below a folder of the repository, as paths relative to the root with forward slashes. */
export function listFiles(folder: string, ending: RegExp): string[] {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function readSource(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

/** One import, re-export or dynamic import of a file; `target` is a repository path for relative imports, else the package name as written. */
export interface Import {
  readonly file: string;
  readonly target: string;
  readonly isRelative: boolean;
}

export function listImports(file: string): Import[] {
  return ts.preProcessFile(readSource(file), true, true).importedFiles.map(({ fileName }) => {
    const isRelative = fileName.startsWith('.');
    const target = isRelative ? path.posix.normalize(path.posix.join(path.posix.dirname(file), fileName)) : fileName;
    return { file, target, isRelative };
  });
}
