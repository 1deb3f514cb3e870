using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FunctionApp.Tests.Architecture;

/// <summary>Reads IL and names every call that would not be the same on replay.</summary>
internal static class DeterminismScan
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (int)(ushort)o.Value);

    /// <summary>What the platform's analyzers forbid in orchestrators, rule by rule, and what its code constraints add.</summary>
    /// <remarks>DURABLE0007, 0008 and 0009 are about parameters, not calls; the purity tests look at those.</remarks>
    internal static readonly IReadOnlyDictionary<string, string[]> Rules = new Dictionary<string, string[]>
    {
        ["DURABLE0001 clock"] =
        [
            "System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTime.get_Today", "System.DateTimeOffset.get_UtcNow",
            "System.DateTimeOffset.get_Now", "System.TimeProvider.", "System.Diagnostics.Stopwatch.",
        ],
        ["DURABLE0002 chance"] =
            ["System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.", "System.Security.Cryptography.RandomNumberGenerator."],
        ["DURABLE0003 delay"] = ["System.Threading.Tasks.Task.Delay", "System.Threading.Thread.Sleep", "System.Threading.Timer.", "System.Threading.PeriodicTimer."],
        ["DURABLE0004 threads"] =
        [
            "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.ContinueWith", "System.Threading.Tasks.Task`1.ContinueWith",
            "System.Threading.Tasks.TaskFactory.", "System.Threading.Tasks.TaskFactory`1.", "System.Threading.Thread.", "System.Threading.ThreadPool.",
            "System.Threading.Tasks.Parallel.",
        ],
        ["DURABLE0005 outside"] = ["System.IO.File", "System.IO.Directory.", "System.Net.", "System.Data.", "System.Diagnostics.Process.", "Azure.", "OpenAI."],
        ["DURABLE0006 environment"] = ["System.Environment.", "Microsoft.Extensions.Configuration.", "Microsoft.Extensions.Options."],
        ["DURABLE0010 logger"] =
        [
            "Microsoft.Extensions.Logging.ILoggerFactory.", "Microsoft.Extensions.Logging.LoggerFactoryExtensions.",
            "Microsoft.Azure.Functions.Worker.FunctionContextLoggerExtensions.",
        ],
        ["code constraints: continuations"] =
            ["System.Threading.Tasks.Task.ConfigureAwait", "System.Threading.Tasks.Task`1.ConfigureAwait", "System.Threading.Tasks.Task.Yield"],
    };

    public static IReadOnlyList<string> Find(string assembly, Func<(string Namespace, string Name), bool> inZone)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        List<string> found = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (!Owners(metadata, type).Any(inZone))
            {
                continue;
            }

            foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0))
            {
                found.AddRange(Calls(metadata, file.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
                    .Where(IsBanned).Select(call => $"{metadata.GetString(type.Name)}: {call}"));
            }
        }

        return found;
    }

    /// <summary>The type and those it is nested in: an async method's body is in a nested state machine.</summary>
    private static IEnumerable<(string Namespace, string Name)> Owners(MetadataReader metadata, TypeDefinition type)
    {
        TypeDefinition top = type;
        List<string> names = [metadata.GetString(type.Name)];
        while (!top.GetDeclaringType().IsNil)
        {
            top = metadata.GetTypeDefinition(top.GetDeclaringType());
            names.Add(metadata.GetString(top.Name));
        }

        string space = metadata.GetString(top.Namespace);
        return names.Count > 1 && names[0].StartsWith('<') ? names.Skip(1).Select(n => (space, n)) : names.Select(n => (space, n));
    }

    private static bool IsBanned(string call) =>
        Rules.Values.SelectMany(calls => calls).Any(banned => call.StartsWith(banned, StringComparison.Ordinal));

    private static List<string> Calls(MetadataReader metadata, BlobReader il)
    {
        List<string> calls = [];
        while (il.RemainingBytes > 0)
        {
            int value = il.ReadByte();
            OpCode code = Codes[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
            switch (code.OperandType)
            {
                case OperandType.InlineMethod:
                    calls.Add(Name(metadata, MetadataTokens.EntityHandle(il.ReadInt32())));
                    break;
                case OperandType.InlineSwitch:
                    int targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                default:
                    il.Offset += Size(code.OperandType);
                    break;
            }
        }

        return calls;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string Name(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return "";
        }

        MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (Declaring(metadata, member.Parent) is not { } parent)
        {
            return "";
        }

        TypeReference type = metadata.GetTypeReference(parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }

    // a constructed generic type stands in a signature of its own
    private static TypeReferenceHandle? Declaring(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            {
                return null;
            }

            signature.ReadCompressedInteger();
            parent = signature.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)parent : null;
    }
}
