// The channels from main to the window. In a file of their own, because the preload takes only types from the contract.

export const progressChannel = 'device:progress';
export const machinesProgressChannel = 'machines:progress';
/** Something was chosen in the menu that the page begins. */
export const menuRequestChannel = 'menu:request';
