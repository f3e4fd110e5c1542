import Button from '@mui/material/Button';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { MediatedParent, MediatedType } from '#shared/contract/mediated.ts';
import type { Asked } from './asked.ts';
import { newUuid } from './new-uuid.ts';
import styles from '../functions/functions.module.css';

/** One device that is shared out, with its types and what is left of each. */
export function ParentCard({ parent, onAsk }: { parent: MediatedParent; onAsk: (asked: Asked) => void }) {
  const { id, label, nodeDevice, types } = parent;
  return (
    <section className={styles['card']} aria-label={`${label} ${id}`}>
      <header className={styles['head']}>
        <h2>{label}</h2>
        {id !== label && <span className={styles['code']}>{id}</span>}
        {nodeDevice === undefined && <StatusPill tone="off">By the root helper</StatusPill>}
      </header>
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-label={`Types of ${label}`}>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">What it is</th>
              <th scope="col">Left</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {types.map(type => (
              <tr key={type.id}>
                <th scope="row">
                  {type.name} <span className={styles['muted']}>{type.id !== type.name && type.id}</span>
                </th>
                <td>{type.description ?? ''}</td>
                <td>{type.left === 0 ? 'None' : type.left}</td>
                <td>
                  <div className={styles['actions']}>
                    <Button
                      size="small"
                      disabled={type.left === 0}
                      aria-label={`Make a ${type.name} of ${id}`}
                      onClick={() => onAsk(create(parent, type))}
                    >
                      Make one…
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** By libvirt, or where it does not know the parent by the root helper. */
function create(parent: MediatedParent, type: MediatedType): Asked {
  if (parent.nodeDevice !== undefined) return { what: 'create', parent, type };
  const change = { do: 'create', parent: parent.id, type: type.id, uuid: newUuid() } as const;
  return { what: 'host', change };
}
