import type { WiringNode, WiringSocket, WiringWire } from '../../contract/wiring.ts';

type NodeStart = Pick<WiringNode, 'id' | 'column' | 'kind' | 'name' | 'what' | 'state'> & Partial<WiringNode>;

/** A picture that is being drawn: boxes by id, and wires, each once. */
export class Drawing {
  readonly #nodes = new Map<string, WiringNode>();
  readonly #wires = new Map<string, WiringWire>();

  node(id: string): WiringNode | undefined {
    return this.#nodes.get(id);
  }

  /** Adds a box, or gives the one that is there. */
  add(start: NodeStart): WiringNode {
    const present = this.#nodes.get(start.id);
    if (present) return present;
    const node = { addresses: [], otherPorts: [], sockets: [], problems: [], ...start };
    this.#nodes.set(node.id, node);
    return node;
  }

  socket(node: WiringNode, socket: WiringSocket): void {
    node.sockets.push(socket);
  }

  wire(wire: WiringWire): void {
    const key = `${wire.from}\n${wire.to}`;
    if (!this.#wires.has(key)) this.#wires.set(key, wire);
  }

  get nodes(): WiringNode[] {
    return [...this.#nodes.values()];
  }

  get wires(): WiringWire[] {
    return [...this.#wires.values()];
  }
}
