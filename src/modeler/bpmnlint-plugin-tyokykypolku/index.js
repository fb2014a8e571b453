'use strict';

const rules = ['process', 'names', 'drawn', 'forms', 'services', 'expressions', 'gateways', 'limits', 'calls', 'messages', 'ways'];

module.exports = {
  configs: {
    recommended: { rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])) },
  },
};
