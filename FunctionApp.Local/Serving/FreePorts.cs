using System.Net;
using System.Net.Sockets;

namespace FunctionApp.Local.Serving;

/// <summary>Looks whether the usual ports of the local storage are free, so that storage tools find it there.</summary>
internal static class FreePorts
{
    public static bool AreFree(params int[] ports) => ports.All(IsFree);

    private static bool IsFree(int port)
    {
        using TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
