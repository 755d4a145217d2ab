'use strict';
module.exports = require('./load')('network');
