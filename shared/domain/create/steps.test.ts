import { expect, it } from 'vitest';
import { host, plan } from './testing/plans.ts';

it('tells of a download without what lets one in', () => {
  const url = 'https://ada:secret@example.org/cloud.qcow2?signature=secret';
  const { steps, resolved } = plan({ source: { kind: 'cloud-image', image: url } }, host);
  expect(resolved.source).toMatchObject({ image: url });
  const [download] = steps;
  expect(download?.title).toContain('Download https://example.org/cloud.qcow2');
  expect(JSON.stringify(steps)).not.toContain('secret');
});
