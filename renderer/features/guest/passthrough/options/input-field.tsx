import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { OptionRow } from './option-row.tsx';
import { around, type OptionsForm } from './form.ts';
import styles from './options.module.css';

/** Keyboards and mice: handed over by USB, or shared by evdev. */
export function InputField(form: OptionsForm) {
  const { give, options } = form;
  const { usb, evdev, why } = options.input;
  const given = give.value('usb') ?? [];
  const shared = give.value('evdev') ?? [];
  const byUsb = around(form, 'usb');
  const byEvdev = around(form, 'evdev');
  const chosen = byUsb.onReset !== undefined || byEvdev.onReset !== undefined;
  const reset = () => {
    give.reset('usb');
    give.reset('evdev');
  };
  return (
    <OptionRow
      label="Keyboard and mouse"
      why={why}
      problem={[byUsb.problem, byEvdev.problem].filter(Boolean).join(' ') || undefined}
      onReset={chosen ? reset : undefined}
    >
      {usb.length + evdev.length === 0 && <p>This host shows none that could be handed over.</p>}
      {usb.length > 0 && (
        <fieldset className={styles['checks']}>
          <legend>Handed over by USB while the guest runs</legend>
          {usb.map(({ vendor, product, name, port, what, refused }) => {
            const isIt = (each: { vendor: string; product: string }) =>
              each.vendor === vendor && each.product === product;
            const on = given.some(isIt);
            return (
              <Check
                key={`${port} ${vendor}${product}`}
                label={name}
                about={refused ?? `${what}, port ${port}`}
                on={on}
                refused={refused !== undefined}
                onChange={next =>
                  give.choose({
                    usb: next ? [...given, { vendor, product }] : given.filter(each => !isIt(each)),
                  })
                }
              />
            );
          })}
        </fieldset>
      )}
      {evdev.length > 0 && (
        <fieldset className={styles['checks']}>
          <legend>Shared by evdev: both Ctrl keys together change sides</legend>
          {evdev.map(({ path, name }) => (
            <Check
              key={path}
              label={name}
              about={path}
              on={shared.includes(path)}
              refused={false}
              onChange={next =>
                give.choose({ evdev: next ? [...shared, path] : shared.filter(each => each !== path) })
              }
            />
          ))}
        </fieldset>
      )}
    </OptionRow>
  );
}

function Check({
  label,
  about,
  on,
  refused,
  onChange,
}: {
  label: string;
  about: string;
  on: boolean;
  refused: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <FormControlLabel
      control={<Checkbox checked={on} disabled={refused && !on} onChange={(_, next) => onChange(next)} />}
      label={
        <span className={styles['check']}>
          {label} <small>{about}</small>
        </span>
      }
    />
  );
}
