import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domain } from './domain/domain.ts';
import { schemaPaths } from './testing/schema-paths.ts';
import { viewPaths } from './testing/view-paths.ts';

/** libvirt's own schemas, as its packages install them. */
const SCHEMAS = '/usr/share/libvirt/schemas';

/** What the schema takes and no view models, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\/privateData$/, 'libvirt’s own notes, in the status files of its daemons only'],
  [/\/mirror\/backingStore/, 'in the document of a running guest only, while a block job copies'],
  [/\/bandwidth\/outbound\/@floor$/, 'libvirt guarantees what comes to a guest, and refuses this'],
  [
    /\/hostdev\/source\/adapter\/(@(?!name)|parentaddr)/,
    'the schema shares it with storage pools; of a host device libvirt reads the name',
  ],
];

/** What views model and the schema of libvirt 9.0 does not know, and why. */
const BEYOND: readonly (readonly [RegExp, string])[] = [
  [/\/metadata\//, 'elements of other makers, and our own'],
  [
    /\/devices\/[^/]+\/(alias|acpi)(\/|$)/,
    'libvirt reads it of every device; the schema leaves it out of some',
  ],
  [/\/devices\/nvram\/address/, 'as above'],
  [/\/source\/address\/@/, 'one view serves every kind of host device'],
  [/\/devices\/(crypto|pstore)(\/|$)/, 'in its code since 9.0 and 10.4, later in its schema'],
  [/\/devices\/shmem\/msi\/@enabled$/, 'of the format’s documentation'],
  [/\/devices\/filesystem\/source\/@(pool|volume)$/, 'read by libvirt of type volume, and not in its schema'],
  [/\/devices\/(audio|sound)\/@(runtimeDir|multichannel|streams)$/, 'libvirt 9.4, 10.4'],
  [/\/devices\/disk\/(driver\/@discard_no_unref|blockio\/@discard_granularity)$/, 'libvirt 9.5, 10.4'],
  [
    /\/source\/(knownHosts(\/@path)?|identity\/@(username|keyfile|agentsock)|reconnect\/@delay)$/,
    'libvirt 9.9, 10.4',
  ],
  [/\/devices\/interface\/backend\/@(hostname|fqdn)$/, 'libvirt 11'],
  [/\/devices\/tpm\/backend\/(profile(\/|$)|@debug$)/, 'libvirt 10.6, 10.10'],
  [/\/devices\/video\/model\/@blob$/, 'libvirt 9.2'],
  [/\/devices\/hostdev\/driver\/@(model|iommufd)$/, 'libvirt 10, 11.10'],
  [/\/devices\/memory\/target\/(@dynamicMemslots|address(\/@base)?)$/, 'libvirt 9.4, 10.1'],
  [/\/devices\/iommu\/driver\/@(dma_translation|passthrough|xtsup|pciBus)$/, 'libvirt 10.7, 11.5'],
  [
    /\/os\/(loader\/@format|nvram\/@(format|templateFormat)|varstore(\/@\w+)?|shim)$/,
    'libvirt 9.2, 10.10, 11.2',
  ],
  [/\/features\/(hyperv\/(emsr_bitmap|xmm_input|tlbflush\/(direct|extended)))(\/@state)?$/, 'libvirt 11'],
  [/\/features\/(async-teardown|ras|ps2|aia)(\/|$)/, 'libvirt 9.6, 10.7, 11.1'],
  [/\/cpu\/(topology\/@clusters|maxphysaddr\/@limit|@deprecated_features)$/, 'libvirt 9.3, 10.1, 11'],
  [
    /\/launchSecurity\/(@authorKey|@vcek|guestVisible\w+|id(Block|Auth)|hostData|mr\w+|quote\w+(\/@path)?)$/,
    'SEV-SNP of libvirt 10.5, TDX of libvirt 11.6',
  ],
];

describe.skipIf(!existsSync(SCHEMAS))('the view of a domain', () => {
  const known = schemaPaths(file => readFileSync(join(SCHEMAS, file), 'utf8'), 'domain.rng');
  const modelled = viewPaths(domain);

  it('models everything that the schema of the installed libvirt knows', () => {
    expect(known.size).toBeGreaterThan(1000);
    const missing = [...known].filter(
      path => !modelled.has(path) && LEFT_OUT.every(([left]) => !left.test(path)),
    );
    expect(missing).toEqual([]);
  });

  it('models nothing that no libvirt has', () => {
    const unknown = [...modelled].filter(
      path => !known.has(path) && BEYOND.every(([newer]) => !newer.test(path)),
    );
    expect(unknown).toEqual([]);
  });

  it('leaves nothing out that the schema no longer has', () => {
    const idle = LEFT_OUT.filter(([left]) => ![...known].some(path => left.test(path)));
    expect(idle).toEqual([]);
  });
});
