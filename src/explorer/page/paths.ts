/** Where the form of an action is found on this page. */
export const actionPath = (service: string, action: string): string => `/call/${service}/${action}`;

/** Where a piece of documentation is found on this page. */
export const servicePath = (service: string): string => `/docs/${service}`;
export const actionDocsPath = (service: string, action: string, member?: string): string =>
  member ? `/docs/${service}/${action}/${member}` : `/docs/${service}/${action}`;
export const typePath = (service: string, name: string): string => `/docs/${service}/type/${name}`;
export const errorsPath = (service: string): string => `/docs/${service}/errors`;
export const errorPath = (service: string, code: string): string => `/docs/${service}/error/${code}`;
