/** Has the browser fetch what a ticket stands for, as a file of that name; where it goes there, the browser decides. */
export function fetchTicket(ticket: string, name: string): void {
  const link = document.createElement('a');
  link.href = `/bytes/${ticket}`;
  link.download = name;
  link.click();
}
