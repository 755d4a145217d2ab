'use strict';
module.exports = require('./load')('blog');
