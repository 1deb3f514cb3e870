using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Handoffs;

/// <summary>Reads declared fields out of a document as items are read: aliases, cleansing, types, limits; DataContracts is behind it.</summary>
/// <remarks><para>Guarantee: pure; the same document gives the same reading.</para></remarks>
public delegate FieldsReading ReadFields(IReadOnlyList<FieldDefinition> fields, JsonElement document);
