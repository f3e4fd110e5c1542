import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { openOverlay } from '#renderer/app/overlays.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { sentence } from '#shared/domain/failures/words.ts';
import type { HostInterface } from '#shared/contract/host-bridges.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindWords, managerWords, stateLooks, stateTones, stateWords } from './words.ts';
import styles from './bridges.module.css';

interface Props {
  connection: ConnectionId;
  about: HostInterface;
  /** A change waits for its answer: no other is begun. */
  waits: boolean;
  onMake: () => void;
  onRemove: () => void;
  onClose: () => void;
}

export function InterfaceDetail({ connection, about, waits, onMake, onRemove, onClose }: Props) {
  const { name, kind, state, mac, mtu, speed, addresses, master, members, manager, source } = about;
  return (
    <div className={styles['detail']}>
      <header>
        <h2>{name}</h2>
        <StatusPill tone={stateTones[state]} look={stateLooks[state]}>
          {stateWords[state]}
        </StatusPill>
        <IconButton aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <Section title="Interface">
        <Facts>
          <Fact name="Kind">{kindWords[kind]}</Fact>
          {addresses.length > 0 && (
            <Fact name="Addresses">
              {addresses.map(address => (
                <CopyText key={address} text={address} what="address" />
              ))}
            </Fact>
          )}
          {mac !== undefined && (
            <Fact name="MAC address">
              <CopyText text={mac} what="MAC address" />
            </Fact>
          )}
          {mtu !== undefined && <Fact name="MTU">{mtu} bytes</Fact>}
          {speed !== undefined && <Fact name="Speed">{speed} Mbit/s</Fact>}
          <Fact name="Set up by">{managerWords[manager]}</Fact>
          {source !== undefined && (
            <Fact name="Its settings">
              <CopyText text={source} what="place of its settings" cut="middle" />
            </Fact>
          )}
          {master !== undefined && <Fact name="Part of">{master}</Fact>}
          {members.length > 0 && <Fact name="Members">{members.join(', ')}</Fact>}
        </Facts>
      </Section>
      {kind === 'bridge' && manager !== 'libvirt' ? (
        <BridgeActions connection={connection} about={about} waits={waits} onRemove={onRemove} />
      ) : (
        kind !== 'bridge' && <MakeSection about={about} waits={waits} onMake={onMake} />
      )}
    </div>
  );
}

function MakeSection({ about, waits, onMake }: { about: HostInterface; waits: boolean; onMake: () => void }) {
  const { notBridgeable } = about;
  const no = notBridgeable && sentence(notBridgeable);
  return (
    <Section title="A bridge in its place">
      {no ? (
        <Attention
          tone="info"
          what="No bridge can be made over it."
          why={`${no.why} ${notBridgeable.params['remedy'] ?? ''}`}
        />
      ) : (
        <>
          <p className={styles['quiet']}>
            Guests on a bridge are machines of your own network: they get addresses from the same server, and
            everybody there can reach them. The bridge takes the interface’s place and addresses. If anything
            goes wrong, the host goes back by itself.
          </p>
          <Button variant="contained" color="primary" onClick={onMake} disabled={waits}>
            Make a bridge…
          </Button>
        </>
      )}
    </Section>
  );
}

function BridgeActions({
  connection,
  about,
  waits,
  onRemove,
}: Pick<Props, 'connection' | 'about' | 'waits' | 'onRemove'>) {
  return (
    <Section title="For guests">
      <p className={styles['quiet']}>
        Guests can be joined to {about.name} directly. A virtual network of the mode “bridge” gives it a name
        that guests can use on every host.
      </p>
      <div className={styles['buttons']}>
        <Button
          variant="contained"
          color="primary"
          onClick={() =>
            openOverlay({ kind: 'network-create', connection, mode: 'bridge', bridge: about.name })
          }
        >
          Make a virtual network of it…
        </Button>
        {about.ours && (
          <Button onClick={onRemove} disabled={waits}>
            Remove the bridge…
          </Button>
        )}
      </div>
    </Section>
  );
}
