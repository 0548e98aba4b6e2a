'use strict';

// The addon, made for this machine.

const fs = require('node:fs');
const path = require('node:path');
const target = require('./target.js');

function load() {
  const wanted = process.env.FAPIAO_NODE_ADDON ?? path.join(__dirname, '..', 'addon', `fapiao.${target()}.node`);
  if (!fs.existsSync(wanted)) {
    throw new Error(`fapiao is not built for this machine (${target()}): there is no ${wanted}`);
  }
  return require(wanted);
}

module.exports = load();
