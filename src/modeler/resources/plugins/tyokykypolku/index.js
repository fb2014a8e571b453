'use strict';

module.exports = {
  name: 'Työkykypolku',
  script: './client.bundle.js',
};
