using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members of every network: sizes, construction, prediction, parameters.</summary>
internal static class InferencePrinter
{
    public static void Print(NetworkPlan plan, string name, CodeWriter code)
    {
        DefinitionPlan definition = plan.Definition;
        PrintConstant(code, "InputSize", definition.Input.Size, "The number of floats in one sample.");
        PrintConstant(code, "OutputSize", definition.Output.Size, "The number of floats predicted for one sample.");
        PrintConstant(code, "ParameterCount", definition.ParameterCount, "The number of parameters, in canonical order.");
        code.Gap().Line($"private readonly {Names.Arena} _parameters = new {Names.Arena}({Literal.Integer(plan.ArenaLength)});");
        StatisticsPrinter.PrintFields(plan, code);
        if (plan.Training is { } training)
        {
            TrainingPrinter.PrintFields(plan, training, code);
        }

        code.Gap().Line("/// <summary>Creates a network whose parameters are initialised from a seed: the same values on every machine.</summary>");
        code.Line("/// <param name=\"seed\">Any number.</param>");
        code.Open($"public {name}(ulong seed = 0)");
        if (plan.Training is { IsRandom: true })
        {
            code.Line("_seed = seed;");
        }

        code.Line("float[] initial = new float[ParameterCount];");
        code.Line("global::NetGen.Runtime.ParameterInitialization.Fill(Definition, seed, initial);");
        code.Line("SetParameters(initial);");
        if (plan.Training is not null)
        {
            code.Line("_seed = seed;");
        }

        StatisticsPrinter.PrintStart(plan, name, code);
        code.Close();

        code.Gap().Line("// With parameters that are known, none are drawn.");
        if (plan.Statistics is null)
        {
            code.Line($"private {name}({Names.ReadOnlyFloatSpan} parameters) => SetParameters(parameters);");
        }
        else
        {
            code.Open($"private {name}({Names.ReadOnlyFloatSpan} parameters)");
            code.Line("SetParameters(parameters);");
            StatisticsPrinter.PrintStart(plan, name, code);
            code.Close();
        }

        PrintStatics(name, code);
        PrintPredict(plan, code);
        PrintPredictBatch(plan, code);
        if (plan.ReadsLengths)
        {
            PrintPredictSequences(plan, code);
        }

        PrintParallelPredictBatch(plan, code);
        FeaturesPrinter.Print(plan, name, code);
        PrintMove(code, "GetParameters", $"{Names.FloatSpan} destination", "destination", plan.ToCanonical, "_parameters");
        PrintMove(code, "SetParameters", $"{Names.ReadOnlyFloatSpan} source", "source", plan.FromCanonical, "_parameters");
        StatisticsPrinter.PrintMembers(plan, name, code);
    }

    /// <summary>Prints a member that moves an arena to or from canonical order, after a statement that comes first.</summary>
    public static void PrintMove(
        CodeWriter code, string name, string parameter, string argument, EquatableArray<CallPlan> calls, string arenaField, string? first = null)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public void {name}({parameter})");
        code.Line($"{Names.Guard}.Length({argument}.Length, ParameterCount, nameof({argument}));");
        if (first is not null)
        {
            code.Line(first);
        }

        if (calls.Count > 0)
        {
            code.Line($"ref float canonical = {Names.Reference}({argument});");
            code.Line($"ref float arena = ref {arenaField}.Origin;");
            NetworkPrinter.PrintCalls(calls, code);
        }

        code.Close();
    }

    private static void PrintConstant(CodeWriter code, string name, long value, string summary)
    {
        code.Gap().Line($"/// <summary>{summary}</summary>");
        code.Line($"public const int {name} = {Literal.Integer(value)};");
    }

    private static void PrintStatics(string name, CodeWriter code)
    {
        string self = $"global::NetGen.INetwork<{name}>";
        code.Gap();
        code.Line($"static int {self}.InputSize => InputSize;").Line();
        code.Line($"static int {self}.OutputSize => OutputSize;").Line();
        code.Line($"static int {self}.ParameterCount => ParameterCount;").Line();
        code.Line($"static {name} {self}.Create(ulong seed) => new {name}(seed);").Line();
        code.Line($"static {name} {self}.Create({Names.ReadOnlyFloatSpan} parameters) => new {name}(parameters);");
    }

    private static void PrintPredict(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public void Predict({Names.ReadOnlyFloatSpan} input, {Names.FloatSpan} output)");
        code.Line($"{Names.Guard}.Length(input.Length, InputSize, nameof(input));");
        code.Line($"{Names.Guard}.Length(output.Length, OutputSize, nameof(output));");
        code.Line($"ref float samples = {Names.Reference}(input);");
        code.Line($"ref float predictions = {Names.Reference}(output);");
        code.Line("ref float parameters = ref _parameters.Origin;");
        StatisticsPrinter.PrintArenas(plan, code, isTraining: false);
        int scratch = plan.Inference.PredictScratch;
        if (scratch > 0)
        {
            code.Line($"ref float scratch = ref global::NetGen.Runtime.ThreadScratch.Floats({Literal.Integer(scratch)});");
        }

        NetworkPrinter.PrintCalls(plan.Inference.Predict, code);
        code.Close();
    }

    private static void PrintPredictBatch(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public void PredictBatch({Names.ReadOnlyFloatSpan} inputs, {Names.FloatSpan} outputs)");
        code.Line($"int count = {Names.Guard}.Rows(inputs.Length, InputSize, nameof(inputs));");
        code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
        if (plan.ReadsLengths)
        {
            code.Line($"PredictBatch(inputs, {BatchSyntax.FullLengths(plan)}, outputs, count);");
        }
        else
        {
            PrintBlocks(plan, code, () => code.Line($"{Names.Kernels}.{Procedures.PredictRows(plan.Inference).Call()};"));
        }

        code.Close();
    }

    private static void PrintPredictSequences(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public void PredictBatch({Names.ReadOnlyFloatSpan} inputs, {Names.ReadOnlyIntegerSpan} lengths, {Names.FloatSpan} outputs)");
        code.Line($"int count = {Names.Guard}.Rows(inputs.Length, InputSize, nameof(inputs));");
        code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
        code.Line($"PredictBatch(inputs, {BatchSyntax.LengthsGiven(plan, "count")}, outputs, count);");
        if (plan.MasksOutput)
        {
            PrintClear(plan, code);
        }

        code.Close();
        code.Gap().Line(Names.Optimized);
        code.Open($"private void PredictBatch({Names.ReadOnlyFloatSpan} inputs, {Names.SequenceLengths} lengths, {Names.FloatSpan} outputs, int count)");
        PrintBlocks(plan, code, () => code.Line($"{Names.Kernels}.{Procedures.PredictRows(plan.Inference).Call()};"));
        code.Close();
    }

    /// <summary>Prints that predictions after the ends of sequences are set to zero.</summary>
    public static void PrintClear(NetworkPlan plan, CodeWriter code) => code.Line(
        $"global::NetGen.Runtime.Sequences.ClearAfter(outputs, lengths, {Literal.Integer(plan.OutputRows)}, {Literal.Integer(plan.Definition.Output.Size / plan.OutputRows)});");

    private static void PrintParallelPredictBatch(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public void PredictBatch({Names.ReadOnlyFloatSpan} inputs, {Names.FloatSpan} outputs, int maxDegreeOfParallelism)");
        code.Line($"{Names.Guard}.MaxDegreeOfParallelism(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));");
        code.Line($"int count = {Names.Guard}.Rows(inputs.Length, InputSize, nameof(inputs));");
        code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
        code.Line($"int threads = {Names.Parallelism}.Threads(maxDegreeOfParallelism, (long)count * {Literal.Integer(plan.Inference.FlopPerSample)});");
        code.Line($"global::NetGen.Runtime.ParallelPrediction.Run(this, inputs, outputs, count, {Literal.Integer(plan.Inference.RowMultiple)}, threads);");
        code.Close();
    }

    /// <summary>Prints the loop over blocks of rows, from the spans <c>inputs</c> and <c>outputs</c> of <c>count</c> rows.</summary>
    public static void PrintBlocks(NetworkPlan plan, CodeWriter code, System.Action printBlock) =>
        PrintBlocks(plan, plan.Inference.BlockRows, plan.Inference.RowsScratch, "OutputSize", code, printBlock);

    /// <param name="plan">The network.</param>
    /// <param name="blockRows">How many rows a block has at the most.</param>
    /// <param name="rowsScratch">Floats of scratch for each of them.</param>
    /// <param name="outputSize">The floats of an output row, as code.</param>
    /// <param name="code">Where it goes.</param>
    /// <param name="printBlock">Prints what is done with a block.</param>
    public static void PrintBlocks(
        NetworkPlan plan, int blockRows, int rowsScratch, string outputSize, CodeWriter code, System.Action printBlock)
    {
        string block = Literal.Integer(blockRows);
        code.Line("ref float parameters = ref _parameters.Origin;");
        StatisticsPrinter.PrintArenas(plan, code, isTraining: false);
        if (rowsScratch > 0)
        {
            code.Line($"ref float scratch = ref global::NetGen.Runtime.ThreadScratch.Floats(global::System.Math.Min(count, {block}) * {Literal.Integer(rowsScratch)});");
        }

        if (plan.ReadsLengths)
        {
            code.Line("nuint lengthStride = lengths.Stride;");
        }

        code.Open($"for (int first = 0; first < count; first += {block})");
        code.Line($"int rows = global::System.Math.Min(count - first, {block});");
        code.Line($"ref float samples = {Names.Reference}(inputs.Slice(first * InputSize));");
        code.Line($"ref float predictions = {Names.Reference}(outputs.Slice(first * {outputSize}));");
        if (plan.ReadsLengths)
        {
            code.Line("ref int lengthOrigin = ref lengths.From(first);");
        }

        printBlock();
        code.Close();
    }
}
