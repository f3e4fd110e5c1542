import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { VendorVgpu } from '#shared/contract/mediated.ts';
import type { Asked } from './asked.ts';
import styles from '../functions/functions.module.css';

/** A newer NVIDIA card: each of its functions is a vGPU once it has a type. */
export function VendorCard({
  functions,
  onAsk,
}: {
  functions: readonly VendorVgpu[];
  onAsk: (asked: Asked) => void;
}) {
  const [first] = functions;
  if (!first) return null;
  return (
    <section className={styles['card']} aria-label={`${first.label} ${first.card}`}>
      <header className={styles['head']}>
        <h2>{first.label}</h2>
        <span className={styles['code']}>{first.card}</span>
      </header>
      <p className={styles['muted']}>
        A function that has a type is given to a guest as a PCI device that libvirt leaves on its driver.
      </p>
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-label={`Functions of ${first.label}`}>
          <thead>
            <tr>
              <th scope="col">Function</th>
              <th scope="col">Type</th>
              <th scope="col">Used by</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {functions.map(each => (
              <tr key={each.address}>
                <th scope="row" className={styles['code']}>
                  {each.address}
                </th>
                <td>
                  <TypeChoice vgpu={each} onAsk={onAsk} />
                </td>
                <td>{each.usedBy.map(({ name }) => name).join(', ') || 'nobody'}</td>
                <td>
                  <div className={styles['actions']}>
                    <Button
                      size="small"
                      aria-label={`Give ${each.address} to a guest`}
                      disabled={each.type === 0 || each.usedBy.length > 0}
                      onClick={() => onAsk({ what: 'give-function', vgpu: each })}
                    >
                      Give…
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

function TypeChoice({ vgpu, onAsk }: { vgpu: VendorVgpu; onAsk: (asked: Asked) => void }) {
  const { address, type, typeName, creatable, usedBy } = vgpu;
  const listed = creatable.some(({ id }) => id === type) || type === 0;
  return (
    <TextField
      select
      size="small"
      sx={{ minWidth: 220 }}
      value={String(type)}
      disabled={usedBy.some(({ running }) => running)}
      slotProps={{ htmlInput: { 'aria-label': `Type of ${address}` } }}
      onChange={({ target }) =>
        onAsk({
          what: 'host',
          change: { do: 'vendor', function: address, type: Number(target.value), keep: true },
        })
      }
    >
      <MenuItem value="0">None</MenuItem>
      {!listed && <MenuItem value={String(type)}>{typeName ?? `Type ${type}`}</MenuItem>}
      {creatable.map(({ id, name }) => (
        <MenuItem key={id} value={String(id)}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
