'use strict';
module.exports = require('./load')('stream');
