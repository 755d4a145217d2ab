'use strict';
module.exports = require('./load')('shared');
