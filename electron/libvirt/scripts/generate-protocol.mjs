#!/usr/bin/env node
/**
 * Writes `src/protocol/generated/` from a libvirt source tree:
 *
 *     node scripts/generate-protocol.mjs PATH-TO-LIBVIRT-SOURCE
 *
 * Facts only are taken from there (names, numbers, types, limits), never text or code. Procedures are only
 * ever appended to the protocol, so tables made from the newest release speak to every older daemon.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emitEnums, emitTables, emitTypes } from './generate/emit.mjs';
import { pairEvents } from './generate/events.mjs';
import { parseHeaders } from './generate/parse-headers.mjs';
import { parseProtocol } from './generate/parse-protocol.mjs';
import { makeResolver } from './generate/resolve.mjs';

const source = process.argv[2];
if (!source) {
  console.error('usage: generate-protocol.mjs PATH-TO-LIBVIRT-SOURCE');
  process.exit(1);
}

const read = (...path) => readFileSync(join(source, ...path), 'utf8');
// The others build upon the values of these.
const FIRST = ['libvirt-common.h.in', 'libvirt-host.h', 'libvirt-domain.h'];
const headers = readdirSync(join(source, 'include/libvirt')).filter(
  name => /\.h(\.in)?$/.test(name) && name !== 'libvirt-admin.h' && !FIRST.includes(name),
);
headers.unshift(...FIRST);
const { known, enums } = parseHeaders(headers.map(name => read('include/libvirt', name)));

const net = parseProtocol(read('src/rpc/virnetprotocol.x'), 'VIR_NET');
const remote = parseProtocol(read('src/remote/remote_protocol.x'), 'REMOTE');
const programs = ['REMOTE', 'QEMU', 'LXC'].map(prefix => {
  const own =
    prefix === 'REMOTE'
      ? remote
      : parseProtocol(read(`src/remote/${prefix.toLowerCase()}_protocol.x`), prefix);
  const scope = {
    constants: { ...net.constants, ...remote.constants, ...own.constants },
    typedefs: { ...remote.typedefs, ...own.typedefs },
    structs: { ...remote.structs, ...own.structs },
    enums: [...remote.enums, ...own.enums],
  };
  return { prefix, protocol: own, fieldsOf: makeResolver(scope, known) };
});
const [, qemu] = programs;
const events = pairEvents(remote, qemu.protocol, enums);

const target = new URL('../src/protocol/generated/', import.meta.url);
writeFileSync(new URL('tables.ts', target), emitTables(programs, events));
writeFileSync(new URL('types.ts', target), emitTypes(programs, events));
writeFileSync(new URL('enums.ts', target), emitEnums(enums));

const count = programs.map(
  ({ prefix, protocol }) =>
    `${prefix} ${protocol.procedures.length} procedures, ${Object.keys(protocol.structs).length} structures`,
);
console.log(`${count.join('; ')}; ${events.length} events; ${enums.size} enumerations`);
