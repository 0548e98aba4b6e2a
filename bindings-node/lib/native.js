'use strict';

// The addon, made for this machine.

const fs = require('node:fs');
const path = require('node:path');

/** Which of the addons is for this machine. */
function target() {
  const { platform, arch } = process;
  if (platform !== 'linux') return `${platform}-${arch}`;
  const glibc = process.report.getReport().header.glibcVersionRuntime;
  return `${platform}-${arch}-${glibc ? 'gnu' : 'musl'}`;
}

function load() {
  const wanted = process.env.FAPIAO_NODE_ADDON ?? path.join(__dirname, '..', 'addon', `fapiao.${target()}.node`);
  if (!fs.existsSync(wanted)) {
    throw new Error(`fapiao is not built for this machine (${target()}): there is no ${wanted}`);
  }
  return require(wanted);
}

module.exports = load();
