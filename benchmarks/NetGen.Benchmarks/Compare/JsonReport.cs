using System.IO;
using System.Text.Json;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Compare;

/// <summary>A comparison as JSON, with all digits.</summary>
internal static class JsonReport
{
    public static void Write(ComparisonResult result, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        WriteMachine(result, json);
        WritePeers(result, json);
        json.WriteStartArray("workloads");
        foreach (WorkloadResult workload in result.Workloads)
        {
            WriteWorkload(workload, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMachine(ComparisonResult result, Utf8JsonWriter json)
    {
        json.WriteNumber("rounds", result.Rounds);
        json.WriteStartObject("machine");
        WriteOptional(json, "core", result.Core);
        json.WriteNumber("fma_peak_gflops", result.PeakMedian);
        json.WriteNumber("fma_peak_gflops_best", result.PeakBest);
        json.WriteStartArray("reads");
        foreach ((string name, long bytes, double bandwidth) in result.Levels)
        {
            json.WriteStartObject();
            json.WriteString("level", name);
            json.WriteNumber("bytes", bytes);
            json.WriteNumber("gigabytes_per_second", bandwidth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePeers(ComparisonResult result, Utf8JsonWriter json)
    {
        if (result.Peers.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("peers");
        foreach (PeerStatus peer in result.Peers)
        {
            json.WriteStartObject();
            json.WriteString("name", peer.Name);
            if (peer.Description is { } description)
            {
                json.WriteString("description", description);
            }
            else
            {
                json.WriteString("absent", PeerFolder.InstallCommand);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWorkload(WorkloadResult workload, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", workload.Id);
        json.WriteString("unit", workload.Unit);
        json.WriteNumber("generated", workload.Generated);
        json.WriteNumber("engine", workload.Engine);
        json.WriteNumber("ratio", workload.Ratio);
        json.WriteNumber("gflops", workload.Gflops);
        json.WriteNumber("peak_fraction", workload.PeakFraction);
        json.WriteNumber("allocated", workload.Allocated.Generated);
        json.WriteNumber("best", workload.GeneratedBest);
        json.WriteNumber("engine_best", workload.EngineBest);
        json.WriteNumber("engine_allocated", workload.Allocated.Engine);
        WriteOptional(json, "dependent", workload.Dependent);
        WriteOptional(json, "read_fraction", workload.ReadFraction);
        foreach (PeerResult peer in workload.Peers)
        {
            json.WriteNumber(peer.Name, peer.Median);
            json.WriteNumber($"{peer.Name}_ratio", peer.Ratio);
            json.WriteNumber($"{peer.Name}_best", peer.Best);
            json.WriteString($"{peer.Name}_form", peer.Form);
        }

        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
