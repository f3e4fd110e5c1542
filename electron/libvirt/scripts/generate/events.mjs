/** Pairs each event's message with the calls that switch it on and off. */
import { camel, fieldName } from './names.mjs';

/** Families of events: the enumeration of ids, the noun in the messages' names, the stem of the calls. */
const FAMILIES = [
  { ids: 'virDomainEventID', noun: 'DOMAIN', calls: 'CONNECT_DOMAIN_EVENT_CALLBACK' },
  { ids: 'virNetworkEventID', noun: 'NETWORK', calls: 'CONNECT_NETWORK_EVENT' },
  { ids: 'virStoragePoolEventID', noun: 'STORAGE_POOL', calls: 'CONNECT_STORAGE_POOL_EVENT' },
  { ids: 'virNodeDeviceEventID', noun: 'NODE_DEVICE', calls: 'CONNECT_NODE_DEVICE_EVENT' },
  { ids: 'virSecretEventID', noun: 'SECRET', calls: 'CONNECT_SECRET_EVENT' },
];

/**
 * @returns {{ name: string, procedure: object, message: object, register: string, deregister: string,
 *   args: Record<string, number | null> | null }[]}
 */
export function pairEvents(remote, qemu, enums) {
  const find = (protocol, name) => protocol.procedures.find(procedure => procedure.name === name);
  const events = FAMILIES.flatMap(({ ids, noun, calls }) =>
    enums.get(ids).map(([member, id]) => {
      const what = member.replace(`VIR_${noun}_EVENT_ID_`, '');
      const procedure =
        find(remote, `${noun}_EVENT_CALLBACK_${what}`) ?? find(remote, `${noun}_EVENT_${what}`);
      if (!procedure) throw new Error(`No message carries ${member}`);
      return {
        name: camel(`${noun}_${what}`),
        procedure,
        message: messageOf(remote, `remote_${procedure.name.toLowerCase()}_msg`),
        register: camel(`${calls}_REGISTER_ANY`),
        deregister: camel(`${calls}_DEREGISTER_ANY`),
        args: registration(remote, `remote_${calls.toLowerCase()}_register_any_args`, id),
      };
    }),
  );
  events.push({
    name: 'connectClosed',
    procedure: find(remote, 'CONNECT_EVENT_CONNECTION_CLOSED'),
    message: messageOf(remote, 'remote_connect_event_connection_closed_msg'),
    register: 'connectRegisterCloseCallback',
    deregister: 'connectUnregisterCloseCallback',
    args: null,
  });
  events.push({
    name: 'qemuDomainMonitorEvent',
    procedure: { ...find(qemu, 'DOMAIN_MONITOR_EVENT'), qemu: true },
    message: messageOf(qemu, 'qemu_domain_monitor_event_msg'),
    register: 'qemuConnectDomainMonitorEventRegister',
    deregister: 'qemuConnectDomainMonitorEventDeregister',
    args: { dom: null, event: null, flags: 0 },
  });
  return events;
}

/** Arguments for "every object": the event's id, and null for the object to watch. */
function registration({ structs }, struct, id) {
  return Object.fromEntries(
    structs[struct].map(({ name }) => [fieldName(name), name === 'eventID' ? id : null]),
  );
}

/** Older messages wrap the event in `msg`, newer ones put the callback's id beside its fields. */
function messageOf({ structs }, struct) {
  const fields = structs[struct];
  if (!fields) throw new Error(`No structure ${struct}`);
  return { struct, wrapped: fields.find(field => field.name === 'msg')?.type };
}
