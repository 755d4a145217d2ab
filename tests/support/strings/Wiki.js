'use strict';
module.exports = require('./load')('wiki');
