'use strict';

const { Desk, ManualClock } = require('./lib/desk.js');
const errors = require('./lib/errors.js');
const { Customer, Platform, Staff, System } = require('./lib/handles.js');
const host = require('./lib/host.js');
const { Relay, Smtp } = require('./lib/mail.js');
const money = require('./lib/money.js');

exports.Customer = Customer;
exports.Desk = Desk;
exports.ManualClock = ManualClock;
exports.Platform = Platform;
exports.Relay = Relay;
exports.Smtp = Smtp;
exports.Staff = Staff;
exports.System = System;

exports.ConflictError = errors.ConflictError;
exports.FapiaoError = errors.FapiaoError;
exports.InternalError = errors.InternalError;
exports.InvalidError = errors.InvalidError;
exports.NotFoundError = errors.NotFoundError;
exports.RefusedError = errors.RefusedError;
exports.TakenError = errors.TakenError;
exports.UnavailableError = errors.UnavailableError;
exports.isFapiaoError = errors.isFapiaoError;

exports.MailRefused = host.MailRefused;
exports.StoreConflict = host.StoreConflict;
exports.StoreCorrupt = host.StoreCorrupt;
exports.StoreError = host.StoreError;
exports.StoreTaken = host.StoreTaken;
exports.StoreUnavailable = host.StoreUnavailable;
exports.checkStore = host.checkStore;

exports.bankCapitals = money.bankCapitals;
exports.capitals = money.capitals;
exports.fen = money.fen;
exports.parseCapitals = money.parseCapitals;
exports.yuan = money.yuan;
