#!/usr/bin/env python3
"""Writes metrics.json beside this script: what scikit-learn measures of given outputs and labels.

Needs scikit-learn, on Debian and Ubuntu the package python3-sklearn:

    apt-get install python3-sklearn
    /usr/bin/python3 make_metrics.py

Written with scikit-learn 1.2. Rows of outputs are permutations of the same numbers, so that there are ties between samples, which the ROC-AUC
has to share out, but none within a row. Every class has samples and predictions, so that all values are defined.
"""

import json
import random
from pathlib import Path

import numpy
from sklearn import metrics


def averaged(function, labels, predicted):
    return {
        "byClass": list(function(labels, predicted, average=None)),
        "macro": function(labels, predicted, average="macro"),
        "weighted": function(labels, predicted, average="weighted"),
        "micro": function(labels, predicted, average="micro"),
    }


def measure(name, outputs, labels):
    outputs = numpy.array(outputs, dtype=numpy.float32)
    labels = numpy.array(labels)
    single = outputs.ndim == 1
    predicted = (outputs >= 0.5).astype(int) if single else outputs.argmax(axis=1)
    classes = 2 if single else outputs.shape[1]
    case = {
        "name": name,
        "outputs": [float(value) for value in outputs.ravel()],
        "labels": labels.tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "confusion": metrics.confusion_matrix(labels, predicted).ravel().tolist(),
        "precision": averaged(metrics.precision_score, labels, predicted),
        "recall": averaged(metrics.recall_score, labels, predicted),
        "f1": averaged(metrics.f1_score, labels, predicted),
        "logLoss": metrics.log_loss(labels, outputs.astype(float)),
    }
    if classes == 2:
        case["rocAuc"] = metrics.roc_auc_score(labels, outputs if single else outputs[:, 1])
    else:
        areas = [metrics.roc_auc_score(labels == index, outputs[:, index]) for index in range(classes)]
        case["rocAucByClass"] = areas
        case["rocAuc"] = sum(areas) / classes
        case["top"] = [metrics.top_k_accuracy_score(labels, outputs, k=k) for k in range(1, classes)]
    return case


def permutations(generator, count, numbers, labels):
    rows = []
    for label in labels:
        row = numbers[:]
        generator.shuffle(row)
        if generator.random() < 0.5:
            best = row.index(max(row))
            row[best], row[label] = row[label], row[best]
        rows.append([number / sum(numbers) for number in row])
    return rows


def main():
    generator = random.Random(4)
    cases = []
    for name, count, numbers in [("two", 24, [1, 3]), ("three", 60, [1, 2, 5]), ("five", 150, [1, 2, 4, 7, 11])]:
        labels = [index % len(numbers) if index < 2 * len(numbers) else generator.randrange(len(numbers)) for index in range(count)]
        cases.append(measure(name, permutations(generator, count, numbers, labels), labels))

    labels = [generator.randrange(2) for _ in range(50)]
    cases.append(measure("single", [min(15, max(1, generator.randrange(1, 12) + 4 * label)) / 16 for label in labels], labels))

    target = Path(__file__).with_name("metrics.json")
    target.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
