namespace DurableTask.Core.Exceptions
{
    /// <summary>An instance of the same id exists in a status that refuses the start.</summary>
    public class OrchestrationAlreadyExistsException : InvalidOperationException
    {
        /// <summary>A refusal with a sentence.</summary>
        public OrchestrationAlreadyExistsException(string message)
            : base(message)
        {
        }
    }
}

namespace Grpc.Core
{
    /// <summary>Why a call was refused.</summary>
    public enum StatusCode
    {
        /// <summary>An argument is of no use.</summary>
        InvalidArgument = 3,

        /// <summary>There is no such instance.</summary>
        NotFound = 5,

        /// <summary>A message is longer than allowed.</summary>
        ResourceExhausted = 8,

        /// <summary>The instance is in the wrong state.</summary>
        FailedPrecondition = 9,
    }

    /// <summary>A code and a sentence.</summary>
    public readonly struct Status(StatusCode statusCode, string detail)
    {
        /// <summary>The code.</summary>
        public StatusCode StatusCode { get; } = statusCode;

        /// <summary>The sentence.</summary>
        public string Detail { get; } = detail;
    }

    /// <summary>The client's call was refused by the host.</summary>
    public class RpcException : Exception
    {
        /// <summary>A refusal with a status.</summary>
        public RpcException(Status status)
            : base($"Status(StatusCode=\"{status.StatusCode}\", Detail=\"{status.Detail}\")") => Status = status;

        /// <summary>Code and sentence.</summary>
        public Status Status { get; }

        /// <summary>The code.</summary>
        public StatusCode StatusCode => Status.StatusCode;
    }
}
