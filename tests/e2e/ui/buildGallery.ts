import fs from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { compile } from 'sass-embedded';

const root = path.join(__dirname, '../../..');

/** Compiles `*.module.scss` the way the build does: Sass first, then class names of their own. */
const styles: Plugin = {
  name: 'styles',
  setup(builder) {
    builder.onLoad({ filter: /\.module\.scss$/ }, ({ path: file }) => ({ contents: compile(file).css, loader: 'local-css' }));
  }
};

/** The shipped strings of a language, as the loader of SPFx would hand them over. */
function strings(locale: string): Plugin {
  return {
    name: 'strings',
    setup(builder) {
      builder.onResolve({ filter: /^SharedStrings$/ }, () => ({ path: path.join(root, 'src/loc/shared', `${locale}.js`), namespace: 'strings' }));
      builder.onLoad({ filter: /.*/, namespace: 'strings' }, ({ path: file }) => ({ contents: `const define = (_, factory) => { module.exports = factory(); };\n${fs.readFileSync(file, 'utf8')}`, loader: 'js' }));
    }
  };
}

/**
 * Bundles the gallery of the kit into a folder as a page that opens without a server.
 * @param entry the file beside this one that draws the page.
 * @param locale one of the languages in src/loc, such as `en-us`.
 * @returns the path of the page.
 */
export async function buildGallery(folder: string, locale = 'en-us', entry = 'gallery'): Promise<string> {
  await build({
    entryPoints: [path.join(__dirname, `${entry}.tsx`)], bundle: true, outdir: folder, entryNames: `${entry}-${locale}`, format: 'iife', jsx: 'transform', define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [styles, strings(locale)], logLevel: 'error', target: 'chrome120', alias: { tslib: path.join(root, 'node_modules/tslib/tslib.es6.js') }
  });
  const page = path.join(folder, `${entry}-${locale}.html`);
  fs.writeFileSync(page, `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kit</title><link rel="stylesheet" href="${entry}-${locale}.css"><body style="margin:0;padding:24px 16px"><div id="gallery"></div><script src="${entry}-${locale}.js"></script>`);
  return page;
}
