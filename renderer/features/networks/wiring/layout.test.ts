import { expect, test } from 'vitest';
import { describeWiring } from '#shared/domain/wiring/describe-wiring.ts';
import { inventWiring } from '#shared/domain/wiring/testing/invent-host.ts';
import { inventManyNetworks } from '#shared/domain/wiring/testing/invent-many.ts';
import { Graph, narrowed } from './graph.ts';
import { layOut } from './layout.ts';
import { routeWires } from './routes.ts';
import { shortRate } from './words.ts';

const invented = describeWiring(inventWiring());
const overlaps = (graph: Graph, room: number) => {
  const boxes = [...layOut(graph, room).boxes.values()];
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter(other => other.x === box.x && other.y < box.y + box.height && box.y < other.y + other.height)
      .map(other => [box.node.name, other.node.name]),
  );
};

test.each([540, 1070, 1700])('puts every box in a place of its own in a room of %i pixels', room => {
  const graph = new Graph(invented);
  expect(layOut(graph, room).boxes.size).toBe(invented.nodes.length);
  expect(overlaps(graph, room)).toEqual([]);
  expect(routeWires(graph, layOut(graph, room)).size).toBe(graph.wires.length);
});

test('lays out two hundred networks with their guests beside them', () => {
  const graph = new Graph(describeWiring(inventManyNetworks(200)));
  expect(overlaps(graph, 1000)).toEqual([]);
  const { boxes } = layOut(graph, 1000);
  const [network, guest] = ['tenant-7', 'guest-14'].map(name =>
    [...boxes.values()].find(({ node }) => node.name === name),
  );
  expect(guest?.y).toBe(network?.y);
});

test('lights the way of one guest from the cable on, and no other', () => {
  const graph = new Graph(invented);
  const sandbox = invented.nodes.find(({ name }) => name === 'sandbox');
  const lit = [...graph.pathOf(sandbox?.id ?? '').nodes].map(id => graph.nodes.get(id)?.name ?? '');
  expect(lit.toSorted()).toEqual(['User mode', 'bond0', 'eno1', 'eno2', 'sandbox']);
});

test('narrows to what has to do with all of some words, and to what runs', () => {
  const names = (words: string, live = false) =>
    narrowed(invented, words, live).nodes.map(({ name }) => name);
  expect(names('enp3s0')).toEqual(expect.arrayContaining(['enp3s0', 'direct', 'router']));
  expect(names('enp3s0')).not.toContain('web');
  expect(names('', true)).not.toContain('db');
  expect(names('no such thing')).toEqual([]);
});

test.each([
  [940, '940 B'],
  [1229, '1.2 K'],
  [11_800_000, '11.3 M'],
  [2e12, '1.8 T'],
])('writes %i bytes a second as %s', (bytes, text) => {
  expect(shortRate(bytes)).toBe(text);
});
