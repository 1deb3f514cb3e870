using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Whether a run is in the random sample of an approval: a hash of run and step decides, so that a replay decides the same.</summary>
internal static class RandomSample
{
    /// <summary>The reason that a request gives when nothing but the sample asks for it.</summary>
    public const string Reason = "sample";

    public static bool Takes(string runId, StepDefinition step) =>
        step.Do is StepWork.Approve { SampleRate: > 0 } approve && Share(runId, step.Id) < approve.SampleRate;

    /// <summary>Evenly spread over 0 to below 1; the same for the same run and step.</summary>
    public static double Share(string runId, string stepId)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"sample|{runId}|{stepId}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53);
    }
}
