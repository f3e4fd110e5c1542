import { expect, test } from 'vitest';
import { diffLines, diffSize } from './diff-lines.ts';

const diff = `--- /etc/default/grub
+++ /etc/default/grub
@@ -8,3 +8,4 @@ GRUB_TIMEOUT=5
 GRUB_DISTRIBUTOR=Debian
-GRUB_CMDLINE_LINUX_DEFAULT="quiet"
+GRUB_CMDLINE_LINUX_DEFAULT="quiet intel_iommu=on"
+-- a line that begins with dashes
 GRUB_CMDLINE_LINUX=""
\\ No newline at end of file
`;

test('headers and the remark on the last line are no content', () => {
  expect(diffLines(diff).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'place: From line 8',
    'same: GRUB_DISTRIBUTOR=Debian',
    'removed: GRUB_CMDLINE_LINUX_DEFAULT="quiet"',
    'added: GRUB_CMDLINE_LINUX_DEFAULT="quiet intel_iommu=on"',
    'added: -- a line that begins with dashes',
    'same: GRUB_CMDLINE_LINUX=""',
  ]);
});

test('a removed line of dashes is not taken for a header', () => {
  expect(diffLines('--- a\n+++ b\n@@ -1 +0,0 @@\n--- old\n')).toEqual([{ kind: 'removed', text: '-- old' }]);
});

test('what was added and removed is counted', () => {
  expect(diffSize(diffLines(diff))).toEqual({ added: 2, removed: 1 });
});
