using System.Text.Json.Nodes;

namespace FunctionApp.DataContracts;

/// <summary>A document field of a record that was just read: where it stood, its value, and its bytes if the item brought them.</summary>
internal sealed record ReadDocument(string Pointer, JsonObject Value, ReadOnlyMemory<byte>? Content);
