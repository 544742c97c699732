using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetGen.Benchmarks.Peers.Torch;

/// <summary>The process that runs PyTorch: it answers one request after the other. Its protocol is said in torch_worker.py.</summary>
internal sealed class TorchWorker : IDisposable
{
    private readonly Process _process;

    private TorchWorker(Process process) => _process = process;

    /// <summary>Starts the worker; it inherits the core this process is pinned to.</summary>
    /// <param name="interpreter">Python.</param>
    /// <param name="script">The worker's script.</param>
    /// <returns><see langword="null"/> if there is no such interpreter.</returns>
    public static TorchWorker? TryStart(string interpreter, string script)
    {
        ProcessStartInfo start = new(interpreter, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return Process.Start(start) is { } process ? new TorchWorker(process) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="PeerException">The worker failed to do it, or ended.</exception>
    public JsonElement Ask(JsonObject request)
    {
        try
        {
            _process.StandardInput.WriteLine(request.ToJsonString());
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended; the missing answer says so.
        }

        string line = _process.StandardOutput.ReadLine()
            ?? throw new PeerException($"The PyTorch worker ended at the request {request.ToJsonString()}.");
        using JsonDocument answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("error", out JsonElement error)
            ? throw new PeerException($"PyTorch, {request["id"]}: {error.GetString()}")
            : answer.RootElement.Clone();
    }

    public void Dispose()
    {
        // The worker ends with its requests.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
