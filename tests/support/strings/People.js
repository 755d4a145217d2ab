'use strict';
module.exports = require('./load')('people');
