import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { ContainerRequest } from "../docker/operations.ts";
import { operationType } from "../work/operationType.ts";
import { Command } from "./objects/creation.ts";

/** The operations on instances, with what each stores until it ends. */

export const createInstances = operationType("CreateInstances", "instance", {
  detail: {
    password: string("The login password.").secret().optional(),
    containers: listOf(ContainerRequest, "The containers to run first.").default([]),
    initCommand: object(Command, "The first command.").optional(),
  },
});

export const startInstances = operationType("StartInstances", "instance");

export const stopInstances = operationType("StopInstances", "instance", {
  detail: { force: bool("Whether to cut the power.").default(false) },
});

export const rebootInstances = operationType("RebootInstances", "instance");

const Binding = objectType("KeyBinding", {
  key_id: string("Id of the key pair."),
  user_name: string("The user that it logs in."),
});

export const resetInstance = operationType("ResetInstance", "instance", {
  detail: {
    blueprint: string("Id of the new blueprint."),
    os: string("Operating system of the new blueprint."),
    platform: string("Platform of the new blueprint."),
    password: string("The login password.").secret().optional(),
    containers: listOf(ContainerRequest, "The containers to run first.").default([]),
    bound: listOf(Binding, "The key bindings before the reset.").default([]),
  },
});

export const resetInstancesPassword = operationType("ResetInstancesPassword", "instance", {
  detail: { user: string("The user."), password: string("The new password.").secret() },
});

export const modifyInstancesBundle = operationType("ModifyInstancesBundle", "instance", {
  detail: { bundle: string("Id of the new bundle.") },
});

export const isolateInstances = operationType("IsolateInstances", "instance", {
  detail: { expires: int("The expiry time before the return, in epoch milliseconds.").optional() },
});

const Lifetime = {
  expires: int("The expiry time, in epoch milliseconds."),
  isolated: int("The time of the return, in epoch milliseconds.").optional(),
  renew_flag: string("The renewal flag."),
};

export const renewInstances = operationType("RenewInstances", "instance", {
  detail: { before: object(objectType("Lifetime", Lifetime), "The lifetime before the renewal.") },
});

export const terminateInstances = operationType("TerminateInstances", "instance");
