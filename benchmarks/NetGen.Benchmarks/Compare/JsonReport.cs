using System.IO;
using System.Text.Json;

namespace NetGen.Benchmarks.Compare;

/// <summary>A comparison as JSON, with all digits.</summary>
internal static class JsonReport
{
    public static void Write(ComparisonResult result, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        WriteMachine(result, json);
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
        foreach (LevelResult level in result.Levels)
        {
            json.WriteStartObject();
            json.WriteString("level", level.Level.Name);
            json.WriteNumber("bytes", level.Level.Bytes);
            json.WriteNumber("gigabytes_per_second", level.Median);
            json.WriteNumber("gigabytes_per_second_best", level.Best);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
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
        json.WriteNumber("peak_fraction_best", workload.PeakFractionBest);
        json.WriteNumber("allocated", workload.Allocated.Generated);
        json.WriteNumber("best", workload.GeneratedBest);
        json.WriteNumber("engine_best", workload.EngineBest);
        json.WriteNumber("engine_allocated", workload.Allocated.Engine);
        json.WriteNumber("bound", workload.Bound.Nanoseconds);
        json.WriteString("bounded_by", workload.Bound.Name);
        json.WriteNumber("bound_fraction", workload.BoundFraction);
        json.WriteNumber("bound_fraction_best", workload.BoundFractionBest);
        json.WriteString("class", workload.Class.ToString());
        WriteOptional(json, "dependent", workload.Dependent);
        WriteOptional(json, "read_fraction", workload.ReadFraction);
        WriteOptional(json, "read_fraction_best", workload.ReadFractionBest);
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
