// Codes that are published for several actions and not raised by any of them.

/** About names in a policy document that do not exist in CAM. Documents are not checked against a catalogue here. */
export const policyReferenceCodes = [
  "InvalidParameter.ActionNotExist",
  "InvalidParameter.ActionServiceNotExist",
  "InvalidParameter.PrincipalQcsError",
  "InvalidParameter.PrincipalQcsNotExist",
  "InvalidParameter.PrincipalServiceNotExist",
  "InvalidParameter.ResourceContentError",
  "InvalidParameter.ResourceProjectError",
  "InvalidParameter.ResourceQcsError",
  "InvalidParameter.ResourceRegionError",
  "InvalidParameter.ResourceServiceNotExist",
  "InvalidParameter.ResourceUinError",
] as const;

/** About the form of a policy document, published for actions that receive none. */
export const policyFormCodes = [
  "InvalidParameter.ActionError",
  "InvalidParameter.EffectError",
  "InvalidParameter.PolicyDocumentError",
  "InvalidParameter.ResourceError",
  "InvalidParameter.StatementError",
] as const;
