'use strict';
const spfx = require('@microsoft/eslint-config-spfx/lib/flat-profiles/react');
const boundaries = require('eslint-plugin-boundaries');
const importX = require('eslint-plugin-import-x');

const sources = ['src/**/*.ts', 'src/**/*.tsx'];
const supporting = ['local/**/*.ts', 'scripts/**/*.ts', 'tests/**/*.ts', 'tests/**/*.tsx'];
const layers = ['domain', 'gateway', 'provisioning', 'application', 'ui', 'features', 'webparts', 'extensions'];

module.exports = [
  {
    ignores: [
      '**/node_modules/**', 'lib/**', 'lib-commonjs/**', 'dist/**', 'release/**', 'temp/**', 'local/.cache/**', 'local/.data/**',
      'src/**/*.d.ts', 'src/loc/**', 'tests/.output/**', 'tests/support/**/*.js', 'scripts/*.js', '*.js', '**/*.mjs', 'examples/**'
    ]
  },
  ...spfx.map((config) => ({ ...config, files: config.files ?? [...sources, ...supporting] })),
  {
    files: sources,
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname } }
  },
  {
    files: supporting,
    languageOptions: { parserOptions: { project: './tests/tsconfig.json', tsconfigRootDir: __dirname } }
  },
  {
    files: [...sources, ...supporting],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // SharePoint answers null for an empty field and SQLite for an empty column: null is part of both languages.
      '@rushstack/no-new-null': 'off',
      '@rushstack/security/no-unsafe-regexp': 'off',
      '@microsoft/spfx/no-async-await': 'off',
      'promise/param-names': 'off',
      // A promise that is left alone on purpose says so.
      'no-void': ['warn', { allowAsStatement: true }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }]
    }
  },
  {
    files: sources,
    plugins: { boundaries, 'import-x': importX },
    settings: {
      'boundaries/elements': [
        { type: 'features', pattern: 'src/features/*', mode: 'folder', capture: ['area'] },
        ...layers.filter((layer) => layer !== 'features').map((type) => ({ type, pattern: `src/${type}`, mode: 'folder' }))
      ],
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/ignore': ['node_modules'],
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.d.ts'] })]
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: [
            { from: 'domain', allow: ['domain'] },
            { from: 'provisioning', allow: ['domain', 'provisioning'] },
            { from: 'gateway', allow: ['domain', 'provisioning', 'gateway'] },
            { from: 'ui', allow: ['domain', 'ui'] },
            { from: 'application', allow: ['domain', 'ui', 'application'] },
            { from: 'features', allow: ['application', 'ui', 'domain', ['features', { area: '${from.area}' }], ['features', { area: 'shared' }]] },
            { from: ['webparts', 'extensions'], allow: layers }
          ]
        }
      ],
      'boundaries/external': [
        'error',
        {
          default: 'allow',
          rules: [
            { from: ['domain', 'provisioning'], disallow: ['react', 'react-dom', '@pnp/*', '@microsoft/*', '@fluentui/*', '@tanstack/*', '@tiptap/*'] },
            { from: ['application', 'ui', 'features'], disallow: ['@pnp/*', '@microsoft/*'] },
            { from: ['gateway'], disallow: ['react', 'react-dom', '@fluentui/*', '@tanstack/*'] }
          ]
        }
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-imports': ['error', { paths: [{ name: '@fluentui/react', message: 'Import Fluent by path.' }], patterns: [{ group: ['**/local/**'], message: 'src never imports local.' }] }]
    }
  }
];
