import { defineWindowsCheck, serviceNamed } from './windows';

/** What Windows writes once setup is over; anything else is a system that is being made into an image, or set up from one. */
const setupOver = 'IMAGE_STATE_COMPLETE';

export const clonedImage = defineWindowsCheck({
  id: 'cloned-image',
  title: 'Sensor data in an image',
  whyItMatters: 'Devices made from an image with an id of the sensor in it share that id: they overwrite each other in the portal.',
  owner: 'workplace-team',
  subject: 'defender',
  causedBy: ['already-onboarded'],
  requires: ['operatingSystem', 'windowsDefender', 'windowsSystem'],
  references: ['TRONB'],
  links: ['phase-3-onboard'],
  evidence: {
    senseGuid: "The sensor's id of the device",
    onboarded: 'Onboarded',
    onboardingData: 'Data of an onboarding package',
    imageState: 'State of the setup',
    agent: 'Agent of virtual desktops',
  },
  messages: {
    clean: 'The sensor has no id of this device yet, as it should be before onboarding.',
    onboarded: 'The id of the sensor belongs to the onboarding of this device.',
    virtualDesktopsBasis: 'Virtual desktops are run here ({names}): onboard those that are made from an image when they start.',
    id: 'The sensor has an id of this device, but this device is not onboarded.',
    image: 'This image carries data of an onboarding while its setup is not over.',
    find: 'Find out whether its image was onboarded before it was copied.',
    stepSiblings: 'Look in the portal for devices that change their name, or that are there several times.',
    stepClean: 'Take the id (senseGuid) and the data of onboarding out of the image, and make it anew.',
    stepThis: 'On this device, take them away before it is onboarded.',
    again: 'Assess this device again.',
  },
  headlines: { warn: ['id', 'image'], pass: ['clean', 'onboarded'] },
  orders: ['find'],

  evaluate({ windowsDefender, windowsSystem }, { catalogue, ownerHere, say, see, unread }) {
    const { senseGuid, onboarded, onboardingData } = windowsDefender.onboarding;
    const { imageState } = windowsSystem.setup;
    const agents = catalogue.common.windows.services
      .filter(({ part, name }) => part === 'virtual-desktop' && serviceNamed(windowsSystem, name)?.installed === true)
      .map(({ name, detail, verified }) => ({ name: detail ?? name, verified }));
    const evidence = [
      see('senseGuid', senseGuid, 'windowsDefender.onboarding.senseGuid'),
      see('onboarded', onboarded, 'windowsDefender.onboarding.onboarded'),
      see('onboardingData', onboardingData, 'windowsDefender.onboarding.onboardingData'),
      see('imageState', imageState, 'windowsSystem.setup.imageState'),
      ...agents.map(({ name }) => see('agent', name, 'windowsSystem.services')),
    ];
    if (onboarded === null) return unread('windowsDefender', 'onboarding.onboarded');
    if (onboarded) return { outcome: 'pass', headline: say('onboarded'), evidence };
    const remedy = { summary: say('find'), steps: [say('stepSiblings'), say('stepClean'), say('stepThis'), say('again')] };
    if (senseGuid === true) return { outcome: 'warn', owner: ownerHere, headline: say('id'), remedy, evidence };
    if (senseGuid === null) return unread('windowsDefender', 'onboarding.senseGuid');
    if (onboardingData === null) return unread('windowsDefender', 'onboarding.onboardingData');
    if (onboardingData) {
      if (imageState === null) return unread('windowsSystem', 'setup.imageState');
      if (imageState !== setupOver) return { outcome: 'warn', owner: ownerHere, headline: say('image'), remedy, evidence };
    }
    if (agents.length === 0) return { outcome: 'pass', headline: say('clean'), evidence };
    const basis = say('virtualDesktopsBasis', { names: agents.map(({ name }) => name) });
    return { outcome: 'pass', headline: say('clean'), basis, evidence, unconfirmed: agents.some(({ verified }) => !verified) };
  },
});
