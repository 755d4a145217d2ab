'use strict';
const { TextEncoder, TextDecoder } = require('node:util');

/** As in a browser, the bytes are an array of the page's own. */
class PageTextEncoder extends TextEncoder {
  encode(text) {
    return new Uint8Array(super.encode(text));
  }
}

globalThis.TextEncoder ??= PageTextEncoder;
globalThis.TextDecoder ??= TextDecoder;
