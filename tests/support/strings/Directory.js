'use strict';
module.exports = require('./load')('directory');
