import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkNetworkDown } from './network-down.ts';

const devices = `<interface type='network'><source network='default'/></interface>`.repeat(2);
const check = (active: boolean, autostart: boolean, change: Parameters<typeof attentionFacts>[1] = {}) =>
  checkNetworkDown(
    attentionFacts({ devices }, { networks: [{ name: 'default', active, autostart }], ...change }),
  );
const start = [{ kind: 'start-network', network: 'default' }];

it('offers to start one that does not run, once for all cards on it', () => {
  expect(check(false, true)).toMatchObject([{ severity: 'warning', remedies: start }]);
  expect(check(false, true, { running: false })).toMatchObject([{ severity: 'error', remedies: start }]);
});

it('minds that a guest starts with the host and its network does not', () => {
  expect(check(true, false, { autostart: true })).toMatchObject([
    { id: 'network-autostart:default', remedies: start },
  ]);
  expect(check(true, false)).toEqual([]);
});

it('tells of one that is gone', () => {
  expect(checkNetworkDown(attentionFacts({ devices }, { networks: [] }))).toMatchObject([
    { id: 'network-absent:default', severity: 'error' },
  ]);
});

it('says nothing where all is well, and where networks cannot be told', () => {
  expect(check(true, true, { autostart: true })).toEqual([]);
  const { networks: _, ...untold } = attentionFacts({ devices });
  expect(checkNetworkDown(untold)).toEqual([]);
});
