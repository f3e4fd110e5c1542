import { describeWiring } from '#shared/domain/wiring/describe-wiring.ts';
import { inventManyNetworks } from '#shared/domain/wiring/testing/invent-many.ts';
import { Graph } from '#renderer/features/networks/wiring/graph.ts';
import { layOut } from '#renderer/features/networks/wiring/layout.ts';
import { routeWires } from '#renderer/features/networks/wiring/routes.ts';
import { type Figure, median, rounded } from './figure.ts';

const RUNS = 15;
/** The first ones compile the code. */
const WARM_UP = 3;

/** Two hundred networks with two guests each: from facts to the place of every box and the path of every wire. */
export default async function wiringOf200(): Promise<Figure[]> {
  const input = inventManyNetworks(200);
  const described: number[] = [];
  const drawn: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const begun = performance.now();
    const graph = new Graph(describeWiring(input));
    const between = performance.now();
    routeWires(graph, layOut(graph, 1280));
    if (run < WARM_UP) continue;
    described.push(between - begun);
    drawn.push(performance.now() - between);
  }
  const figure = (name: string, took: readonly number[]): Figure => ({
    name,
    figure: rounded(median(took), 1),
    unit: 'ms',
    target: 'under 16 ms',
  });
  return [
    figure('wiring of 200 networks and 400 guests told', described),
    figure('places and paths of that wiring', drawn),
  ];
}
