'use strict';
// Runs the shipped AMD file, so that tests see the words that people see.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** The strings of one area in one locale, as the loader of SPFx would hand them over. */
module.exports = function load(area, locale = 'en-us') {
  const file = path.join(__dirname, '../../../src/loc', area, `${locale}.js`);
  let strings;
  vm.runInNewContext(fs.readFileSync(file, 'utf8'), {
    define: (_dependencies, factory) => {
      strings = factory();
    }
  });
  return { ...strings };
};
