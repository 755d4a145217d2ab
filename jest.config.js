'use strict';

// Published as ES modules only, so that they have to pass the transform.
const esModules = ['@pnp', '@tanstack', '@tiptap', 'marked', 'dompurify', 'prosemirror-[^/]+', 'orderedmap', 'rope-sequence', 'w3c-keyname', 'linkifyjs', 'd3-[^/]+', 'node-diff3', 'diff', 'fflate'];

const shared = {
  rootDir: __dirname,
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { react: { runtime: 'classic' } }
        },
        module: { type: 'commonjs' }
      }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/', '<rootDir>/release/', '<rootDir>/temp/', '<rootDir>/local/\\.cache/'],
  moduleNameMapper: {
    '\\.module\\.scss$': 'identity-obj-proxy',
    '^(Shared|Stream|People|Directory|Network|Blog|Wiki)Strings$': '<rootDir>/tests/support/strings/$1.js',
    '^@fluentui/react/lib/(.*)$': '@fluentui/react/lib-commonjs/$1'
  }
};

const node = (displayName, folder) => ({
  ...shared,
  displayName,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${folder}/**/*.test.ts`]
});

module.exports = {
  projects: [
    node('unit', 'unit'),
    // The teardown checks that the tests have run every operation of the local SharePoint.
    { ...node('contract', 'contract'), globalSetup: '<rootDir>/tests/support/operations/setup.ts', globalTeardown: '<rootDir>/tests/support/operations/teardown.ts' },
    node('architecture', 'architecture'),
    node('e2e', 'e2e'),
    {
      ...shared,
      displayName: 'component',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/component/**/*.test.tsx', '<rootDir>/tests/component/**/*.test.ts'],
      setupFiles: ['<rootDir>/tests/support/jsdom.js'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/componentSetup.ts']
    }
  ]
};
